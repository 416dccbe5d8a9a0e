#include "cli/cli.hpp"

int main(int argc, char** argv) { return novel2epub::cli::run(argc, argv); }
