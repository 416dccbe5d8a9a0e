// The command line's words as Options.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "novel2epub/convert.hpp"

namespace CLI {
class App;
}

namespace novel2epub::cli {

// What the command line says beside the options of the conversion.
struct Command {
  Options options;
  std::vector<std::string> settings;  // NAME=VALUE of --set
  std::vector<std::string> authors, translators, illustrators, editors;
  std::string modified;  // a date
  std::string report;    // path of the JSON report
  bool strict = false;
  bool quiet = false;
  bool verbose = false;
  CleanFormat format = CleanFormat::text;
  std::string file = "-";          // of `clean`
  std::vector<std::string> books;  // of `info`
  bool json = false;
};

void add_convert_options(CLI::App& app, Command& command);
void add_clean_options(CLI::App& app, Command& command);

// How text is read and mended, and in which language messages are: what every command that converts takes.
void add_conversion_options(CLI::App& app, Options& options);

// What the words cannot check: language tags, SOURCE_DATE_EPOCH. Empty when all is well, else what is wrong.
std::string finish_options(Command& command);

}  // namespace novel2epub::cli
