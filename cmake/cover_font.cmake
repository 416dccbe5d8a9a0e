# embed_cover_font(<variable>) makes the font of the drawn covers from an installed one: a subset by hb-subset, put
# into a source by the assembler, for a C++ array of 9 MB would take the compiler minutes. Its name goes into
# <variable>. Nothing of the font is read before a cover is drawn.
set(NOVEL2EPUB_COVER_FONT "" CACHE STRING
    "Font of drawn covers, a collection whose face 2 is for Simplified Chinese; OFF: none, covers then need --cover-font")

function(embed_cover_font variable)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/cover_font.cpp)
  set(font ${CMAKE_CURRENT_BINARY_DIR}/cover_font.otf)
  set(characters ${CMAKE_CURRENT_SOURCE_DIR}/cmake/cover_font/characters.txt)
  if("${NOVEL2EPUB_COVER_FONT}" STREQUAL "OFF")
    message(WARNING "Built without a font: the words of drawn covers need --cover-font.")
    file(WRITE ${font} "")
  else()
    find_program(HB_SUBSET hb-subset)
    find_file(NOVEL2EPUB_NOTO NotoSerifCJK-Bold.ttc PATHS /usr/share/fonts /usr/local/share/fonts
              PATH_SUFFIXES opentype/noto noto noto-cjk google-noto-serif-cjk-fonts NO_CMAKE_FIND_ROOT_PATH)
    if(NOVEL2EPUB_COVER_FONT)
      set(NOVEL2EPUB_NOTO ${NOVEL2EPUB_COVER_FONT})
    endif()
    if(NOT HB_SUBSET OR NOT NOVEL2EPUB_NOTO)
      message(FATAL_ERROR "Covers are drawn with letters of Noto Serif CJK Bold, cut to size by hb-subset: install "
        "fonts-noto-cjk and libharfbuzz-bin (names as in Debian), or say -DNOVEL2EPUB_COVER_FONT=FILE for "
        "the font, or OFF to build without.")
    endif()
    add_custom_command(
      OUTPUT ${font}
      COMMAND ${HB_SUBSET} --face-index=2 --unicodes-file=${characters} --layout-features=locl,vert,kern,ccmp,mark
              --no-hinting --output-file=${font} ${NOVEL2EPUB_NOTO}
      DEPENDS ${characters} ${NOVEL2EPUB_NOTO}
      VERBATIM)
  endif()
  configure_file(${CMAKE_CURRENT_SOURCE_DIR}/cmake/cover_font/cover_font.cpp.in ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${font})
  set(${variable} ${source} PARENT_SCOPE)
endfunction()
