#include "cli/cli.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "cli/info_command.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/rules_command.hpp"
#include "read/discover.hpp"
#include "report/json.hpp"

namespace novel2epub::cli {
namespace {

constexpr const char* about = "Turns a folder of web-novel chapters into a clean EPUB.";

std::shared_ptr<spdlog::logger> make_logger(const Command& command) {
  auto logger =
      std::make_shared<spdlog::logger>("novel2epub", std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger->set_pattern("%v");
  logger->set_level(command.verbose && !command.quiet ? spdlog::level::debug : spdlog::level::warn);
  return logger;
}

void print(spdlog::logger& log, const std::vector<Diagnostic>& diagnostics, const std::string& ui) {
  for (const Diagnostic& d : diagnostics) {
    const auto level = d.severity == Severity::error     ? spdlog::level::err
                       : d.severity == Severity::warning ? spdlog::level::warn
                                                         : spdlog::level::debug;
    log.log(level, "{}", format(d, ui));
  }
}

bool has(const std::vector<Diagnostic>& diagnostics, Severity severity) {
  return std::ranges::any_of(diagnostics, [&](const Diagnostic& d) { return d.severity == severity; });
}

Result<void> write_report(const Command& command, const Report& report) {
  if (command.report.empty()) return {};
  std::ofstream file(command.report, std::ios::binary);
  file << report::to_json(report);
  file.close();
  if (file) return {};
  return std::unexpected(
      Diagnostic{Severity::error, "report.unwritable", command.report, 0, "the report cannot be written"});
}

Exit outcome(const Report& report, bool strict) {
  if (has(report.diagnostics, Severity::error)) return Exit::failed;
  return strict && has(report.diagnostics, Severity::warning) ? Exit::strict : Exit::done;
}

void summarize(const Report& report, const Command& command) {
  if (command.quiet || has(report.diagnostics, Severity::error)) return;
  std::cout << summary(report, command.options.ui) << "\n";
}

Exit run_convert(Command& command) {
  const auto log = make_logger(command);
  Progress progress;
  const bool terminal = isatty(STDERR_FILENO) == 1 && !command.quiet;
  if (terminal)
    progress = [&command](std::size_t done, std::size_t all) {
      std::cerr << "\r" << progress_words(done, all, command.options.ui) << "\r" << std::flush;
    };
  // The report is written before the book takes its place: there is no book without the report asked for.
  bool reported = false;
  Report report = convert(command.options, progress, [&](const Report& made) {
    reported = true;
    return write_report(command, made);
  });
  if (terminal) std::cerr << "\r\033[K" << std::flush;
  if (!reported)
    if (Result<void> written = write_report(command, report); !written)
      report.diagnostics.push_back(std::move(written.error()));
  print(*log, report.diagnostics, command.options.ui);
  summarize(report, command);
  return outcome(report, command.strict);
}

Exit run_clean(Command& command) {
  const auto log = make_logger(command);
  const Result<std::string> bytes = read::read_file(command.file, command.file);
  if (!bytes) {
    print(*log, {bytes.error()}, command.options.ui);
    return Exit::failed;
  }
  const Cleaned cleaned = clean(*bytes, command.file, command.format, command.options);
  print(*log, cleaned.report.diagnostics, command.options.ui);
  if (outcome(cleaned.report, false) == Exit::failed) return Exit::failed;
  std::cout << (command.options.explain ? cleaned.explained : cleaned.text) << std::flush;
  const Result<void> written = std::cout
                                   ? write_report(command, cleaned.report)
                                   : std::unexpected(Diagnostic{Severity::error, "output.unwritable", "", 0,
                                                                "standard output cannot be written"});
  if (!written) print(*log, {written.error()}, command.options.ui);
  return written ? Exit::done : Exit::failed;
}

void describe(CLI::App& app) {
  app.set_version_flag("--version", std::string("novel2epub ") + NOVEL2EPUB_VERSION);
  app.set_help_flag("-h,--help", "Print this help");
  app.get_formatter()->column_width(34);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);  // as in a script's defaults
}

// Parses and runs one command; CLI11's exceptions end here.
template <class Run>
Exit parse_and(CLI::App& app, int argc, char** argv, Command& command, const Run& run) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? Exit::done : Exit::usage;
  }
  if (const std::string wrong = finish_options(command); !wrong.empty()) {
    std::cerr << wrong << '\n';
    return Exit::usage;
  }
  return run(command);
}

}  // namespace

int run(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  Command command;
  if (first == "rules") return static_cast<int>(run_rules(argc - 1, argv + 1));
  if (first == "clean") {
    CLI::App app("Writes one chapter's cleaned text to standard output.", "novel2epub clean");
    describe(app);
    add_clean_options(app, command);
    return static_cast<int>(parse_and(app, argc - 1, argv + 1, command, run_clean));
  }
  if (first == "info") {
    CLI::App app("Prints what is in a book and checks what is promised of it.", "novel2epub info");
    describe(app);
    add_info_options(app, command);
    return static_cast<int>(parse_and(app, argc - 1, argv + 1, command, run_info));
  }
  CLI::App app(about, "novel2epub");
  describe(app);
  app.footer(
      "Other commands: novel2epub clean [FILE|-], novel2epub info BOOK.epub, novel2epub rules list|test "
      "[FILE]; "
      "each has its own --help.\n"
      "Exit status: 0 done, 1 failed and nothing was written, 2 wrong command line, 3 --strict and there "
      "were warnings.");
  add_convert_options(app, command);
  return static_cast<int>(parse_and(app, argc, argv, command, run_convert));
}

}  // namespace novel2epub::cli
