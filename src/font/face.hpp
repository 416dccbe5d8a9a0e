// Handles of HarfBuzz that let go by themselves. For this room's sources only.
#pragma once

#include <hb.h>

#include <memory>
#include <string_view>

namespace novel2epub::font {

struct Release {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};

using Blob = std::unique_ptr<hb_blob_t, Release>;
using Face = std::unique_ptr<hb_face_t, Release>;
using Set = std::unique_ptr<hb_set_t, Release>;

// `bytes` must outlive it. HarfBuzz checks every table before it reads from it.
inline Blob borrow(std::string_view bytes) {
  return Blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                             nullptr, nullptr));
}

inline Face first_face(std::string_view bytes) { return Face(hb_face_create(borrow(bytes).get(), 0)); }

inline std::string_view table(hb_face_t* face, hb_tag_t tag, Blob& holder) {
  holder.reset(hb_face_reference_table(face, tag));
  unsigned length = 0;
  const char* const data = hb_blob_get_data(holder.get(), &length);
  return {data, length};
}

// Why the face cannot be embedded whatever its maker allows; empty if it can. Does not look at permissions.
std::string_view defect(hb_face_t* face);

inline Set characters_of(hb_face_t* face) {
  Set all(hb_set_create());
  hb_face_collect_unicodes(face, all.get());
  return all;
}

}  // namespace novel2epub::font
