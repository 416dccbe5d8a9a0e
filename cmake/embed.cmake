# embed_files(<variable> <file>...) makes one C++ source that holds every file's bytes under its
# path below data/, and puts its name into <variable>. The table is declared in text/data.hpp.
function(embed_files variable)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_data.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DROOT=${CMAKE_CURRENT_SOURCE_DIR}/data
            "-DFILES=${ARGN}" -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${ARGN} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake
    VERBATIM)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()
