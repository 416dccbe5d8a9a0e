// The measuring material outside of the repository: real dumps and cases, never copied in. Tests skip where
// it is absent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace novel2epub::test {

// The folder that NOVEL2EPUB_SHARED names, or `shared` beside the checkout; nothing if there is none.
std::optional<std::filesystem::path> shared_folder();

// The folders of the real dumps, in order of their names; none where there is no material.
std::vector<std::filesystem::path> dumps();

// The string of one label of a dump's EXPECTED.json; empty when it is null or not there.
std::string label(const std::filesystem::path& dump, const std::string& name);

}  // namespace novel2epub::test
