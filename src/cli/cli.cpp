#include "cli/cli.hpp"

namespace novel2epub::cli {

int run(int, char**) { return static_cast<int>(Exit::done); }

}  // namespace novel2epub::cli
