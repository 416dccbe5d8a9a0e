// `novel2epub rules list|test [FILE]`.
#pragma once

#include <string_view>

#include "cli/cli.hpp"

namespace novel2epub::cli {

Exit run_rules(int argc, char** argv);

// Whether a built-in rule, of the boilerplate or of the normalizer, is called so.
bool is_rule(std::string_view name);

}  // namespace novel2epub::cli
