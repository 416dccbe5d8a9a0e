// The command line: words to options, one call, what it says, an exit status.
#pragma once

namespace novel2epub::cli {

// 0 done; 1 failed and nothing was written; 2 the command line was wrong; 3 --strict and there were warnings,
// or `info` found a promise broken.
enum class Exit { done = 0, failed = 1, usage = 2, strict = 3 };

int run(int argc, char** argv);

}  // namespace novel2epub::cli
