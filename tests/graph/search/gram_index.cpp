#include "graph/search/gram_index.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace ecgraph::tests {
namespace {

/// An index of a few names, told by their texts.
class Index {
 public:
  explicit Index(std::vector<std::string> names, NameOf whose = NameOf::kOther) : names_(std::move(names)) {
    for (const auto& name : names_) index_.add(name, whose);
    index_.finish();
  }
  [[nodiscard]] std::string best(std::string_view name) const {
    const auto found = index_.near(name, {});
    return found.empty() ? "" : names_[found.front().name.number];
  }
  [[nodiscard]] const GramIndex& index() const { return index_; }

 private:
  std::vector<std::string> names_;
  GramIndex index_;
};

const std::vector<std::string> kFirms{"Huawei Technologies Co., Ltd.",
                                      "华为技术有限公司",
                                      "Semiconductor Manufacturing International Corporation",
                                      "中芯国际集成电路制造有限公司",
                                      "HiSilicon",
                                      "Yangtze Memory Technologies Co",
                                      "Factory 14",
                                      "Factory 41",
                                      "Tekhnologiya LLC"};

}  // namespace

TEST_CASE("a name is found under spellings that are nearly its own") {
  const Index firms(kFirms);
  CHECK(firms.best("huawie tecnologies") == kFirms[0]);
  CHECK(firms.best("Technologies Huawei") == kFirms[0]);
  CHECK(firms.best("Хуавэй Technologies") == kFirms[0]);
  CHECK(firms.best("华为技术") == kFirms[1]);
  CHECK(firms.best("Semiconductor Mfg Intl") == kFirms[2]);
  CHECK(firms.best("中芯国际集成电路") == kFirms[3]);
  CHECK(firms.best("hi silicon") == kFirms[4]);
  CHECK(firms.best("ymtc") == kFirms[5]);
  CHECK(firms.best("factory 41") == kFirms[7]);
}

TEST_CASE("what resembles nothing finds nothing") {
  const Index firms(kFirms);
  CHECK(firms.best("💩").empty());
  CHECK(firms.best("").empty());
  CHECK(firms.best("Qqqq Zzzz").empty());
  CHECK(Index({}).best("Huawei").empty());
}

TEST_CASE("only what is wanted is found, as near as is asked, and no more than that") {
  const Index firms(kFirms);
  NearAsked asked;
  asked.wanted = [](NameNo name) { return name.number == 7; };
  const auto wanted = firms.index().near("Factory 14", asked);
  for (const auto& name : wanted) CHECK(name.name.number == 7);
  asked.wanted = {};
  asked.score_min = 0.9;
  CHECK(firms.index().near("Factory 14", asked).size() == 1);
  asked.score_min = 0;
  asked.limit = 1;
  CHECK(firms.index().near("Factory 14", asked).size() == 1);
}

TEST_CASE("the index finds what comparing with every name finds") {
  std::mt19937 random(20221007);
  const auto draw = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  const std::vector<std::string> syllables{"hua", "wei", "zhong", "xin", "tek",
                                           "mik", "ron", "sil",   "an",  "go"};
  const auto made_up = [&] {
    std::string name;
    for (std::size_t i = 0; i < 1 + draw(3); ++i) {
      if (i > 0) name += ' ';
      for (std::size_t j = 0; j < 3 + draw(2); ++j) name += syllables[draw(syllables.size())];
    }
    return name;
  };
  std::vector<std::string> names;
  for (int i = 0; i < 400; ++i) names.push_back(made_up());
  const Index index(names);
  const Lexicon& lexicon = Lexicon::built_in();
  for (int i = 0; i < 100; ++i) {
    std::string asked = names[draw(names.size())];
    asked.erase(draw(asked.size()), 1);
    WordStore store(lexicon);
    const auto prepared = prepare(asked, NameOf::kOther, store);
    double best = 0;
    for (const auto& name : names) {
      const double score = name_score(prepared, prepare(name, NameOf::kOther, store), lexicon);
      best = std::max(best, score);
    }
    const auto found = index.index().near(asked, {});
    CAPTURE(asked);
    if (best < kSameName) continue;
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().score == doctest::Approx(best));
  }
}

}  // namespace ecgraph::tests
