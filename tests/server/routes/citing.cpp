// "Cite this", through the route table.

#include "server/routes/citing.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <set>

#include "server/render/canonical.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

std::string hash_in(const std::string& citation) {
  constexpr std::string_view kBefore = "(RFC 8785): ";
  return citation.substr(citation.find(kBefore) + kBefore.size(), 64);
}

TEST_CASE("an answer of every kind is cited by its link and by the hash of what the link gives") {
  for (const std::string question :
       {"/v1/entities?type=chip&limit=3", "/v1/entities/smic?lang=zh",
        "/v1/entities/smic/relations?at=2021-06-01", "/v1/relations?type=owns&fields=id,valid",
        "/v1/search?q=中芯国际", "/v1/legality?item=H800&destination=CN&during=2023-10",
        "/v1/legality/matrix?item=H800&destination=CN&during=2023-09/2023-12", "/v1/rules",
        "/v1/changes?since=4", "/v1/entities?known_at=0"}) {
    const auto joint = question.find('?') == std::string::npos ? "?" : "&";
    const auto answer = ask(question).json();
    const auto cited = ask(question + joint + "format=citation");
    CAPTURE(question);
    CAPTURE(cited.body);
    REQUIRE(cited.status == 200);
    const std::string link(answer.at("permalink").as_string());
    CHECK(cited.body.find(" " + link + " ") != std::string::npos);
    CHECK(hash_in(cited.body) == render::canonical_hash(ask(link).json()));
    CHECK(ask(link + "&format=citation").body == cited.body);
    CHECK(ask(question + joint + "format=bibtex").body.find(hash_in(cited.body)) != std::string::npos);
  }
}

TEST_CASE("a posted question is cited by a link that asks it again") {
  const std::string body = R"({"items": ["H20"], "destination": "SG", "at": "2024-06-01",
    "end_user": {"hq": "SG", "ultimate_parent_hq": "CN"}})";
  const auto posted = ask("/v1/legality", "POST", body);
  const auto item = ask("/v1/legality?format=csl-json", "POST", body).json().at(0);
  const std::string link(posted.json().at("permalink").as_string());
  CHECK(item.at("URL").as_string() == link.c_str());
  CHECK(link.find("body=") != std::string::npos);
  CHECK(hash_in(std::string(item.at("note").as_string())) == render::canonical_hash(ask(link).json()));
  const std::string title(item.at("title").as_string());
  CHECK(title.find("destination SG") != std::string::npos);
  CHECK(title == std::string(ask(link + "&format=csl-json").json().at(0).at("title").as_string()));
  CHECK(title.starts_with("Which items may be shipped where"));
}

TEST_CASE("what is cited has a tag of its own, and each form too") {
  const std::string question = "/v1/entities/smic?known_at=5";
  std::set<std::string> tags;
  for (const char* format : {"json", "bibtex", "csl-json", "citation"})
    tags.emplace(*ask(question + "&format=" + format).headers.find("ETag"));
  CHECK(tags.size() == 4);
}

TEST_CASE("a server's address is an absolute one without more") {
  CHECK(routes::read_public_url("https://graph.example.org/export/").value() ==
        "https://graph.example.org/export");
  for (const char* wrong : {"graph.example.org", "ftp://graph.example.org", "https://", "https://a/?q",
                            "https://a/#f", "https://user@a/", "not an address"})
    CHECK_FALSE(routes::read_public_url(wrong));
}

}  // namespace
}  // namespace ecgraph::tests
