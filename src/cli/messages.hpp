// What the program says to people, in their language. The words of other languages are in data/messages.
#pragma once

#include <string>
#include <string_view>

#include "novel2epub/report.hpp"

namespace novel2epub::cli {

// "zh" where the locale is Chinese (LC_ALL, LC_MESSAGES, LANG, the first that says anything), else "en".
std::string ui_of_locale();

// As novel2epub::format() writes it, in the language `ui`.
std::string format(const Diagnostic& diagnostic, std::string_view ui);

// What was written, one line a book, without a line end.
std::string summary(const Report& report, std::string_view ui);

std::string progress_words(std::size_t done, std::size_t all, std::string_view ui);

}  // namespace novel2epub::cli
