// `novel2epub rules list|test [FILE]`.
#pragma once

#include "cli/cli.hpp"

namespace novel2epub::cli {

Exit run_rules(int argc, char** argv);

}  // namespace novel2epub::cli
