// The report as JSON, schema novel2epub/report/1.
#pragma once

#include <string>

#include "novel2epub/report.hpp"

namespace novel2epub::report {

std::string to_json(const Report& report);

}  // namespace novel2epub::report
