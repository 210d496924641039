// Proofs: from the built-in data, verified as a file would be, and altered.

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "schema/vocabulary_reader.hpp"
#include "server/proof/seal.hpp"
#include "server/proof/verify.hpp"
#include "server/render/document_value.hpp"
#include "server/render/json_text.hpp"
#include "tests/server/routes/asked.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

constexpr DocumentLimits kLimits{.depth_max = 500, .values_max = 10'000'000};

std::string proof_of(const std::string& question) {
  const auto asked = ask("/v1/legality?format=proof&" + question);
  INFO(asked.body.substr(0, 300));
  REQUIRE(asked.status == 200);
  return asked.body;
}

Result<proof::Verification> verified(const std::string& text) {
  const auto document = read_document(text, "proof", kLimits);
  if (!document) return fail(document.error());
  return proof::verify(*document, built_in_vocabulary());
}

json::object value_of(const std::string& text) {
  return render::document_value(*read_document(text, "proof", kLimits)).as_object();
}

/// Questions of every kind, about items and buyers picked at random.
std::string random_question(Random& random) {
  static const auto items = [] {
    std::vector<std::string> ids;
    const auto answer = ask("/v1/entities?type=chip&limit=1000").json();
    for (const auto& entity : answer.at("results").as_array()) ids.emplace_back(entity.at("id").as_string());
    return ids;
  }();
  const std::vector<std::string> users{"",
                                       "&end_user=smic",
                                       "&end_user=huawei",
                                       "&end_user=nexperia",
                                       "&end_user=unisoc",
                                       "&end_user=deepseek",
                                       "&end_user=ymtc"};
  const std::vector<std::string> times{"at=2022-10-25",
                                       "at=2023-10-20",
                                       "during=2023-10",
                                       "during=2025",
                                       "at=2026-02-01",
                                       "during=2022-08/2023-02",
                                       "at=2023-12-01&public_by=2023-06-01",
                                       "at=2025-10-15",
                                       "at=2024-01-01&letters=exclude&view=text",
                                       "at=2023-12-01&without_rule=us-2023-10-acs"};
  const std::vector<std::string> destinations{"CN", "HK", "SG", "AE", "DE", "RU", "US"};
  const auto figures = random.chance(20) ? std::string("tpp=2300&performance_density=3.3&datacenter=true")
                                         : "item=" + random.one_of(items);
  return figures + "&destination=" + random.one_of(destinations) + random.one_of(users) + "&" +
         random.one_of(times);
}

/// Places of digits that belong to a number, also inside of texts.
std::vector<std::size_t> digits_of(const std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) != 0) places.push_back(i);
  }
  return places;
}

}  // namespace

TEST_CASE("a proof holds, and says what it proves, of which record") {
  const auto text = proof_of("item=nvidia-h800-sxm&destination=CN&at=2023-12-01&known_at=5");
  const auto found = verified(text);
  REQUIRE(found);
  INFO(found->node << " " << found->reason);
  CHECK(found->holds);
  CHECK(found->summary.find("Nvidia H800 SXM5 to China, 1 December 2023: never.") == 0);
  CHECK(found->origin.find("revision 5 of the log ") == 0);
  CHECK(found->statements > 20);
  CHECK(found->nodes > 50);
}

TEST_CASE("the answer in a proof is the answer of the question") {
  const std::string question = "item=nvidia-h20&destination=CN&end_user=smic&during=2025";
  const auto proof = value_of(proof_of(question));
  const auto answer = ask("/v1/legality?" + question).json().at("results").at(0);
  const auto& proven = proof.at("answer").as_object();
  CHECK(proven.at("legal") == answer.at("legal"));
  CHECK(proven.at("summary") == answer.at("summary"));
  REQUIRE(proven.at("pieces").as_array().size() == answer.at("pieces").as_array().size());
  for (std::size_t i = 0; i < answer.at("pieces").as_array().size(); ++i) {
    for (const auto* member : {"from", "until", "verdict", "requirements", "weakest"})
      CHECK(proven.at("pieces").at(i).at(member) == answer.at("pieces").at(i).at(member));
  }
  const std::string link(proof.at("origin").at("permalink").as_string());
  CHECK(ask(link).body == proof_of(question));
}

TEST_CASE("an altered figure is named, though every hash was made anew") {
  auto proof = value_of(proof_of("item=nvidia-h800-sxm&destination=CN&at=2023-10-05"));
  for (auto& wrapped : proof.at("statements").as_array()) {
    auto& statement = wrapped.as_object().at("statement").as_object();
    if (statement.at("id") != "nvidia-h800-sxm") continue;
    statement.at("properties").as_object()["io_bidirectional_gb_s"] = 700;
    proof::seal(wrapped.as_object());
  }
  proof::seal(proof);
  const auto found = verified(render::json_text(proof));
  REQUIRE(found);
  CHECK_FALSE(found->holds);
  CHECK(found->node.find("io_bidirectional_gb_s") != std::string::npos);
  CHECK(found->reason.find("does not follow") == 0);
}

TEST_CASE("an altered number without its hash is named as the statement that it stands in") {
  auto text = proof_of("item=nvidia-h800-sxm&destination=CN&at=2023-10-05");
  const auto place = text.find("\"io_bidirectional_gb_s\": 528");
  REQUIRE(place != std::string::npos);
  text.replace(place, 28, "\"io_bidirectional_gb_s\": 628");
  const auto found = verified(text);
  REQUIRE(found);
  CHECK_FALSE(found->holds);
  CHECK(found->node.find("entity nvidia-h800-sxm") == 0);
}

TEST_CASE("random proofs hold, and with one digit changed they do not, and name the node around it") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 40; ++i) {
    const auto question = random_question(random);
    CAPTURE(question);
    const auto text = proof_of(question);
    const auto whole = verified(text);
    REQUIRE(whole);
    INFO(whole->node << " " << whole->reason);
    REQUIRE(whole->holds);
    const auto digits = digits_of(text);
    for (int change = 0; change < 4; ++change) {
      auto altered = text;
      auto& digit = altered[random.one_of(digits)];
      digit = static_cast<char>(digit == '9' ? '1' : digit + 1);
      const auto found = verified(altered);
      if (!found) {  // a bit length that is now another's
        CHECK(found.error().message.find("twice") != std::string::npos);
        continue;
      }
      CHECK_FALSE(found->holds);
      CHECK_FALSE(found->node.empty());
    }
  }
}

TEST_CASE("a digit changed is named as the innermost node that holds it") {
  Random random;
  INFO(random.replay());
  const auto text = proof_of("item=nvidia-h800-sxm&destination=CN&at=2023-12-01");
  const auto digits = digits_of(text);
  const auto before = value_of(text);
  for (int i = 0; i < 100; ++i) {
    auto altered = text;
    auto& digit = altered[random.one_of(digits)];
    digit = digit == '7' ? '8' : '7';
    if (altered == text) continue;
    const auto found = verified(altered);
    if (!found) continue;
    const json::value after = value_of(altered);
    std::string innermost;
    for (const auto& node : proof::nodes_of(after)) {
      if (!proof::is_sealed(*node.object)) {
        innermost = node.at.text();
        break;
      }
    }
    CHECK(found->node.find("\"" + innermost + "\"") != std::string::npos);
  }
}

TEST_CASE("what is no proof, or of another form, cannot be read") {
  CHECK_FALSE(verified("{}"));
  CHECK_FALSE(verified("[1]"));
  CHECK_FALSE(verified(R"({"form": "something"})"));
  auto proof = value_of(proof_of("item=nvidia-t4&destination=DE&at=2023-12-01"));
  proof["version"] = "2";
  proof::seal(proof);
  CHECK_FALSE(verified(render::json_text(proof)));
}

TEST_CASE("a proof of which a part is missing does not hold") {
  auto proof = value_of(proof_of("item=nvidia-h800-sxm&destination=CN&at=2023-12-01"));
  auto shorter = proof;
  shorter.at("statements").as_array().clear();
  proof::seal(shorter);
  const auto found = verified(render::json_text(shorter));
  REQUIRE(found);
  CHECK_FALSE(found->holds);
  proof.erase("question");
  proof::seal(proof);
  CHECK_FALSE(verified(render::json_text(proof))->holds);
}

TEST_CASE("a family, a list and other questions have no proof") {
  const auto refused = [](const std::string& target) {
    const auto asked = ask(target);
    return std::to_string(asked.status) + " " + std::string(asked.json().at("parameter").as_string());
  };
  CHECK(refused("/v1/legality?format=proof&item=nvidia-h800&destination=CN&at=2023") == "422 format");
  CHECK(refused("/v1/legality?format=proof&item_type=chip&destination=CN&at=2023") == "422 format");
  CHECK(refused("/v1/legality?format=proof&item=H20&destination=CN&fields=item") == "400 fields");
  CHECK(refused("/v1/rules?format=proof") == "406 format");
}

TEST_CASE("a supposed rule and a described buyer are part of the proof") {
  const std::string body =
      R"({"with_items": [{"name": "Dense", "specs": {"tpp": 4000, "performance_density": 6.25, "maker": "amd"}}],
          "destination": "SG", "during": "2024", "without_rules": ["us-2024-04-corrections"],
          "end_user": {"hq": "SG", "ultimate_parent_hq": "CN", "owners": [{"id": "smic", "share": [30, 60]}, {"id": "huawei"}]}})";
  const auto asked = ask("/v1/legality?format=proof", "POST", body);
  REQUIRE(asked.status == 200);
  const auto found = verified(asked.body);
  REQUIRE(found);
  INFO(found->node << " " << found->reason);
  CHECK(found->holds);
}

}  // namespace ecgraph::tests
