// What may include what: schema ← graph ← server, and within them folder by folder.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

/// A folder of ours, and the folders of ours that it may include beside itself.
struct Layer {
  std::string_view folder;
  std::vector<std::string_view> below;
};

const std::vector<Layer>& layers() {
  static const std::vector<Layer> rows{
      {"schema", {}},
      {"graph/time", {"schema"}},
      {"graph/model", {"schema", "graph/time"}},
      {"graph/legality", {"schema", "graph/time", "graph/model"}},
      {"graph/store", {"schema", "graph/time", "graph/model", "graph"}},
      {"graph/index", {"schema", "graph/time", "graph/model", "graph/store"}},
      {"graph/write", {"schema", "graph/time", "graph/model", "graph/index"}},
      {"graph", {"schema", "graph/time", "graph/model", "graph/store", "graph/index", "graph/write"}},
      {"graph/search", {"schema", "graph/time", "graph/model", "graph/index"}},
      {"graph/query",
       {"schema", "graph/time", "graph/model", "graph/index", "graph/search", "graph/legality", "graph"}},
      {"server/wire", {"schema", "graph/time", "graph/model"}},
      {"server/seed", {"schema", "graph/time", "graph/model", "graph", "server/wire"}},
      {"server/import",
       {"schema", "graph/time", "graph/model", "graph/index", "graph/search", "graph", "server/wire"}},
      {"server/http", {"schema"}},
      {"server/auth", {"schema", "graph/time"}},
      {"server/log", {}},
      {"server/render",
       {"schema", "graph/time", "graph/model", "graph/index", "graph/search", "graph/query", "graph/legality",
        "server/http"}},
      {"server/proof",
       {"schema", "graph/time", "graph/model", "graph/legality", "server/wire", "server/render"}},
      {"server/routes",
       {"schema", "graph/time", "graph/model", "graph/index", "graph/search", "graph/query", "graph/legality",
        "graph", "server/http", "server/auth", "server/log", "server/wire", "server/render", "server/proof",
        "server/import"}},
      {"server/cli",
       {"schema", "graph/time", "graph/model", "graph", "server/http", "server/auth", "server/log",
        "server/wire", "server/seed", "server/import", "server/routes", "server/proof"}},
      {"server", {"server/cli", "server/auth", "server/log"}},
  };
  return rows;
}

/// Somebody else's headers, and the folders of ours that may include them. A library not named here is free
/// to all.
struct Library {
  std::string_view headers;
  std::vector<std::string_view> folders;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> rows{
      {"rocksdb/", {"graph/store"}},
      {"boost/beast", {"server/http"}},
      {"boost/asio", {"server/http"}},
      {"boost/json",
       {"server/http", "server/log", "server/wire", "server/render", "server/proof", "server/routes",
        "server/import"}},
      {"boost/url", {"server/http", "server/routes"}},
      {"nlohmann/", {"schema"}},
      {"unicode/", {"graph/search", "server/render", "server/import"}},
      {"sodium",
       {"graph/store", "server/auth", "server/seed", "server/import", "server/render", "server/routes"}},
      {"yaml-cpp/", {"server/routes"}},
      {"libical/", {"server/render"}},
      {"libxml/", {"server/render"}},
      {"serd/", {"server/render"}},
      {"zlib", {"server/http", "server/import"}},
      {"csv.h", {"server/import"}},
      {"spdlog/", {"server/log", "server/http", "server/routes"}},
      {"CLI/", {"server", "server/cli"}},
  };
  return rows;
}

bool holds(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_layered(const SourceFile& file) {
  return is_under(file.path, "schema") || is_under(file.path, "graph") || is_under(file.path, "server");
}

void check_own(const SourceFile& file, const Piece& include, const Layer& layer, Complaints& complaints) {
  const auto target = folder_of(include.text);
  if (target == layer.folder || holds(layer.below, target)) return;
  complaints.push_back(
      fmt::format("{}{} may not include {}; below it are only: {}. Move what is needed down, or pass it in "
                  "as a parameter.",
                  place(file, include.line), layer.folder, include.text, fmt::join(layer.below, ", ")));
}

void check_library(const SourceFile& file, const Piece& include, Complaints& complaints) {
  for (const Library& library : libraries()) {
    if (!include.text.starts_with(library.headers) || holds(library.folders, folder_of(file.path))) continue;
    complaints.push_back(fmt::format("{}{} is for {} alone. Call what that folder offers instead.",
                                     place(file, include.line), include.text,
                                     fmt::join(library.folders, ", ")));
  }
}

Complaints complaints_of(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    if (!is_layered(file)) continue;
    const auto layer = std::ranges::find(layers(), folder_of(file.path), &Layer::folder);
    if (layer == layers().end()) {
      complaints.push_back(
          fmt::format("{}{} is a new folder. Say in tests/house/layering.cpp what it may include, and "
                      "in ARCHITECTURE.md what it is for.",
                      place(file, 1), folder_of(file.path)));
      continue;
    }
    for (const Piece& include : includes_of(file.text)) {
      const bool ours = std::ranges::any_of(
          layers(), [&](const Layer& row) { return row.folder == folder_of(include.text); });
      if (ours)
        check_own(file, include, *layer, complaints);
      else
        check_library(file, include, complaints);
    }
  }
  return complaints;
}

TEST_CASE("a folder includes only what lies below it") { expect_none(complaints_of(project_code())); }

TEST_CASE("an include that goes up, or reaches for a library of another folder, is noticed") {
  const auto count = [](std::string path, std::string text) {
    return complaints_of({{std::move(path), std::move(text)}}).size();
  };
  CHECK(count("schema/a.hpp", "#include \"graph/graph.hpp\"\n") == 1);
  CHECK(count("graph/time/a.hpp", "#include \"server/http/message.hpp\"\n") == 1);
  CHECK(count("graph/legality/a.cpp", "#include \"graph/store/store.hpp\"\n") == 1);
  CHECK(count("graph/query/a.cpp", "#include <rocksdb/db.h>\n#include <nlohmann/json.hpp>\n") == 2);
  CHECK(count("server/routes/a.cpp", "#include <boost/beast/http.hpp>\n") == 1);
  CHECK(count("graph/unheard_of/a.cpp", "") == 1);
  CHECK(count("graph/store/a.cpp", "#include <rocksdb/db.h>\n#include <vector>\n") == 0);
  CHECK(count("server/routes/a.cpp", "#include \"graph/query/relations.hpp\"\n") == 0);
}

}  // namespace
}  // namespace ecgraph::tests
