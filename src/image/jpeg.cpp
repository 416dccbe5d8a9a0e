#include <cstddef>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>  // needs those above

#include <array>
#include <csetjmp>
#include <cstdlib>

#include "image/formats.hpp"

namespace novel2epub::image {
namespace {

// libjpeg leaves by longjmp: nothing with a destructor may be made between setjmp and its calls.
struct Errors {
  jpeg_error_mgr manager{};
  std::jmp_buf leave{};
  bool ended_early = false;
};

Errors& errors_of(j_common_ptr jpeg) { return *static_cast<Errors*>(jpeg->client_data); }

void leave(j_common_ptr jpeg) { std::longjmp(errors_of(jpeg).leave, 1); }

// Most warnings are about bytes too many, which do no harm; these two, about an image that is partly grey.
void note(j_common_ptr jpeg, int level) {
  const int code = jpeg->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) errors_of(jpeg).ended_early = true;
}

void prepare(Errors& errors) {
  jpeg_std_error(&errors.manager);
  errors.manager.error_exit = leave;
  errors.manager.emit_message = note;
}

struct Decompressor {
  Errors errors;
  jpeg_decompress_struct jpeg{};
  Decompressor() {
    prepare(errors);
    jpeg.err = &errors.manager;
    jpeg.client_data = &errors;
    jpeg_create_decompress(&jpeg);
  }
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  ~Decompressor() { jpeg_destroy_decompress(&jpeg); }
};

struct Compressor {
  Errors errors;
  jpeg_compress_struct jpeg{};
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  Compressor() {
    prepare(errors);
    jpeg.err = &errors.manager;
    jpeg.client_data = &errors;
    jpeg_create_compress(&jpeg);
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() {
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
  }
};

bool start(Decompressor& from, std::string_view bytes, std::uint64_t enough) {
  if (setjmp(from.errors.leave) != 0) return false;
  jpeg_decompress_struct& jpeg = from.jpeg;
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_save_markers(&jpeg, JPEG_APP0 + 2, 0xFFFF);  // ICC profile
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = jpeg.num_components == 4   ? JCS_CMYK
                         : jpeg.num_components == 1 ? JCS_GRAYSCALE
                                                    : JCS_RGB;
  jpeg.dct_method = JDCT_ISLOW;  // the one that is the same on every machine
  const std::uint64_t pixels = std::uint64_t{jpeg.image_width} * jpeg.image_height;
  for (jpeg.scale_num = 8; enough > 0 && jpeg.scale_num > 1; jpeg.scale_num /= 2) {
    const std::uint64_t half = jpeg.scale_num / 2;
    if (pixels * half * half / 64 < enough) break;
  }
  jpeg.scale_denom = 8;
  jpeg_start_decompress(&jpeg);
  return true;
}

bool read_rows(Decompressor& from, Pixels& out) {
  if (setjmp(from.errors.leave) != 0) return false;
  const std::size_t stride = std::size_t{out.width} * out.channels;
  while (from.jpeg.output_scanline < from.jpeg.output_height && !from.errors.ended_early) {
    JSAMPROW row = out.samples.data() + from.jpeg.output_scanline * stride;
    jpeg_read_scanlines(&from.jpeg, &row, 1);
  }
  if (!from.errors.ended_early) jpeg_finish_decompress(&from.jpeg);
  return true;
}

std::string profile_of(Decompressor& from) {
  JOCTET* data = nullptr;
  unsigned size = 0;
  if (setjmp(from.errors.leave) != 0 || jpeg_read_icc_profile(&from.jpeg, &data, &size) == FALSE) return {};
  std::string out(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return out;
}

// Adobe writes its inks inverted, 255 for none, and everybody follows. Without the profile of the press the
// colours are near, not exact.
void cmyk_to_rgb(Pixels& pixels, bool inverted) {
  std::vector<std::uint8_t>& s = pixels.samples;
  std::size_t to = 0;
  for (std::size_t i = 0; i + 3 < s.size(); i += 4) {
    const unsigned flip = inverted ? 0 : 255, paper = s[i + 3] ^ flip;
    for (std::size_t k = 0; k < 3; ++k)
      s[to++] = static_cast<std::uint8_t>(((s[i + k] ^ flip) * paper + 127) / 255);
  }
  s.resize(to);
  pixels.channels = 3;
}

bool compress(Compressor& to, const Pixels& pixels, int quality) {
  if (setjmp(to.errors.leave) != 0) return false;
  jpeg_compress_struct& jpeg = to.jpeg;
  jpeg_mem_dest(&jpeg, &to.bytes, &to.size);
  jpeg.image_width = pixels.width;
  jpeg.image_height = pixels.height;
  jpeg.input_components = static_cast<int>(pixels.channels);
  jpeg.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg.dct_method = JDCT_ISLOW;
  jpeg.optimize_coding = TRUE;
  if (quality >= 90) jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;  // crisp letters
  jpeg_start_compress(&jpeg, TRUE);
  if (!pixels.profile.empty())
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(pixels.profile.data()),
                           static_cast<unsigned>(pixels.profile.size()));
  const std::size_t stride = std::size_t{pixels.width} * pixels.channels;
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(pixels.samples.data() + jpeg.next_scanline * stride);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  return true;
}

}  // namespace

Outcome<Pixels> decode_jpeg(std::string_view bytes, const Facts& facts, std::uint64_t enough) {
  Decompressor from;
  if (!start(from, bytes, enough)) return damaged();
  // What the structure said is what memory is taken for.
  if (from.jpeg.image_width != facts.width || from.jpeg.image_height != facts.height) return damaged();
  Pixels out{.width = from.jpeg.output_width,
             .height = from.jpeg.output_height,
             .channels = static_cast<std::uint32_t>(from.jpeg.output_components)};
  out.profile = profile_of(from);
  out.samples.resize(std::size_t{out.width} * out.height * out.channels);
  if (!read_rows(from, out)) return damaged();
  if (from.errors.ended_early) return truncated();
  if (out.channels == 4) {
    cmyk_to_rgb(out, from.jpeg.saw_Adobe_marker == TRUE);
    out.profile.clear();
  }
  return out;
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
  Compressor to;
  if (!compress(to, pixels, quality)) return {};
  return {reinterpret_cast<const char*>(to.bytes), to.size};
}

}  // namespace novel2epub::image
