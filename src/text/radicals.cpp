// Radicals that copying from a PDF leaves in place of ideographs.
#include <unicode/unorm2.h>

#include <iterator>

#include "text/unicode.hpp"

namespace novel2epub::text {
namespace {

constexpr char32_t first_kangxi = 0x2F00, last_kangxi = 0x2FD5;
constexpr char32_t first_supplement = 0x2E80;

// U+2E80 to U+2EF3 by EquivalentUnifiedIdeograph.txt of Unicode; 0: no equivalent.
constexpr char32_t supplement[] = {
    0,     U'厂', U'乛', U'乚', U'乙', U'亻', U'冂',   U'𠘨', U'刀', U'刂', U'卜', U'㔾', U'小', U'小', U'兀',
    U'尣', U'尢', U'𡯂', U'巳', U'幺', U'彑', U'𫜹', U'忄', U'㣺', U'扌', U'攵', 0,     U'旡', U'日', U'月',
    U'歺', U'母', U'民', U'氵', U'氺', U'灬', U'爫',   U'爫', U'丬', U'牛', U'犭', U'王', U'𤴔', U'目', U'示',
    U'礻', U'𥫗', U'糹', U'纟', U'罓', U'罒', U'㓁',   U'冗', U'𦉫', U'羊', U'𦍌', U'𦍋', U'耂', U'肀', U'聿',
    U'肉', U'𦥑', U'艹', U'艹', U'艹', U'虎', U'衤',   U'覀', U'西', U'见', U'角', U'𧢲', U'讠', U'贝', U'𧾷',
    U'车', U'辶', U'辶', U'辶', U'邑', U'钅', U'長',   U'镸', U'长', U'门', U'𨸏', U'阝', U'雨', U'青', U'韦',
    U'页', U'风', U'飞', U'食', U'𩙿', U'飠', U'饣',   U'𩠐', U'马', U'骨', U'鬼', U'鱼', U'鸟', U'卤', U'麦',
    U'黄', U'黾', U'斉', U'齐', U'歯', U'齿', U'竜',   U'龙', U'龜', U'亀', U'龟',
};

// Kangxi radicals have the ideograph as their compatibility decomposition.
char32_t decomposed(char32_t radical) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return 0;
  UChar unit[4];
  const int32_t size = unorm2_getRawDecomposition(nfkc, static_cast<UChar32>(radical), unit, 4, &status);
  return U_SUCCESS(status) && size == 1 ? unit[0] : 0;
}

}  // namespace

char32_t unified_ideograph(char32_t radical) {
  if (radical >= first_kangxi && radical <= last_kangxi) return decomposed(radical);
  if (radical < first_supplement || radical >= first_supplement + std::size(supplement)) return 0;
  return supplement[radical - first_supplement];
}

}  // namespace novel2epub::text
