#include "graph/search/name_match.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace ecgraph::tests {
namespace {

NameMatch compared(std::string_view asked, std::string_view found, NameOf whose = NameOf::kOther) {
  const Lexicon& lexicon = Lexicon::built_in();
  WordStore store(lexicon);
  const auto first = prepare(asked, whose, store), second = prepare(found, whose, store);
  return match_names(first, second, lexicon);
}

double score(std::string_view asked, std::string_view found, NameOf whose = NameOf::kOther) {
  return compared(asked, found, whose).score;
}

bool same(std::string_view asked, std::string_view found, NameOf whose = NameOf::kOther) {
  const double there = score(asked, found, whose), back = score(found, asked, whose);
  CAPTURE(asked);
  CAPTURE(found);
  CAPTURE(there);
  CHECK(there == doctest::Approx(back));
  return there >= kSameName;
}

/// In what way the word asked was found; "" when no term begins with it.
std::string how(const NameMatch& match, std::string_view asked) {
  for (const auto& term : match.terms) {
    if (term.asked == asked) return std::string(word(term.how));
  }
  return "";
}

}  // namespace

TEST_CASE("legal forms in any language are no difference between names") {
  CHECK(same("Huawei Technologies Co., Ltd.", "Huawei Technologies"));
  CHECK(same("Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES CO LTD"));
  CHECK(same("中芯国际集成电路制造有限公司", "中芯国际集成电路制造"));
  CHECK(same("株式会社東芝", "東芝"));
  CHECK(same("OOO Mikron Invest", "Общество с ограниченной ответственностью Микрон Инвест"));
  CHECK(same("Siemens Aktiengesellschaft", "Siemens A.G."));
}

TEST_CASE("another legal form is another firm when both are told") {
  CHECK_FALSE(same("Deutsche Bank AG", "Deutsche Bank GmbH"));
  CHECK(same("OAO Gazprom", "Gazprom JSC"));
}

TEST_CASE("a name of nothing but a legal form is compared by it") {
  CHECK(same("The Limited", "Limited"));
  CHECK(score("Limited", "Huawei Technologies Limited") < kSameName);
}

TEST_CASE("numbers are the same or they are not") {
  CHECK_FALSE(same("Factory 14", "Factory 41"));
  CHECK_FALSE(same("Institute No. 13", "Institute No. 18"));
  CHECK(same("Plant No. 14 of Perm", "Plant 14 of Perm"));
  CHECK(same("Factory Fourteen", "Factory 14"));
  CHECK_FALSE(same("Apollo Fund VII", "Apollo Fund VIII"));
  CHECK(same("Apollo Fund II", "Apollo Fund 2"));
  CHECK_FALSE(same("Nvidia H800", "Nvidia H80"));
}

TEST_CASE("what is divided otherwise is the same") {
  CHECK(same("hi silicon", "HiSilicon"));
  CHECK(same("Nvidia H-800", "NVIDIA H800"));
  CHECK(same("S.M.I.C. Holding", "SMIC Holding"));
  CHECK(same("J. P. Morgan", "JP Morgan"));
  CHECK_FALSE(same("Blue Sky Partners V L.P.", "Blue Sky Partners VI L.P."));
  CHECK(same("Hewlett-Packard", "Hewlett Packard"));
}

TEST_CASE("words stand in any order") {
  CHECK(same("Beijing SMIC", "SMIC Beijing"));
  CHECK(same("Putin, Vladimir", "Vladimir Putin", NameOf::kPerson));
}

TEST_CASE("abbreviations and other words for a trade are told as such") {
  const auto match =
      compared("Semiconductor Mfg Intl", "Semiconductor Manufacturing International Corporation");
  CHECK(match.score >= kSameName);
  CHECK(how(match, "mfg") == "abbreviation");
  CHECK(how(match, "intl") == "abbreviation");
  CHECK(how(match, "semiconductor") == "exact");
}

TEST_CASE("a name may be asked for by the first letters of its words") {
  CHECK(how(compared("YMTC", "Yangtze Memory Technologies Corporation"), "ymtc") == "acronym");
  CHECK(same("TSMC", "Taiwan Semiconductor Manufacturing Company"));
  CHECK(how(compared("BSP", "Blue Sky Petro"), "bsp") == "acronym");
  CHECK(how(compared("BSX", "Blue Sky Petro"), "bsx") == "missing");
  CHECK(score("YMTC", "Yangtze Memory Technologies Corporation") < 1);
}

TEST_CASE("initials and nicknames are of people") {
  CHECK(same("J. Smith", "John Smith", NameOf::kPerson));
  CHECK(how(compared("J. Smith", "John Smith", NameOf::kPerson), "j") == "initial");
  CHECK_FALSE(same("K. Smith", "John Smith", NameOf::kPerson));
  CHECK(how(compared("Bob Smith", "Robert Smith", NameOf::kPerson), "bob") == "nickname");
  CHECK_FALSE(same("J Semiconductor", "Jinhua Semiconductor"));
}

TEST_CASE("a son is not his father") {
  CHECK_FALSE(same("Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi", NameOf::kPerson));
  CHECK(same("Muhammad ibn Salman al-Rawi", "Mohammed bin Salman al Rawi", NameOf::kPerson));
}

TEST_CASE("one other word among many is another person, a word less is not") {
  CHECK_FALSE(same("Ibrahim Hassan Tali al-Otaibi", "Ibrahim Hassan Tali al-Asiri", NameOf::kPerson));
  CHECK(same("Sergey Viktorovich Lavrov", "Sergey Lavrov", NameOf::kPerson));
  CHECK_FALSE(same("Walijan", "Walijan Abdul Ghafoor Haqqani", NameOf::kPerson));
}

TEST_CASE("a firm with a word more is another firm") {
  CHECK_FALSE(same("Banco Santander S.A.", "Banco Santander Chile S.A."));
  CHECK_FALSE(same("China Construction Trust Corporation", "China Construction Bank Corporation"));
}

TEST_CASE("few wrong letters are forgiven, in long words more than in short") {
  CHECK(how(compared("Huawie Technologies", "Huawei Technologies"), "huawie") == "edit");
  CHECK(same("Huawie Technologies", "Huawei Technologies"));
  CHECK_FALSE(same("BSF Foundation", "BIRD Foundation"));
  CHECK(score("Huawei", "Xiaomi") == 0);
}

TEST_CASE("scripts are compared in Latin letters, and romanisations with each other") {
  CHECK(how(compared("Хуавэй", "Huawei"), "хуавэи") == "transliterated");
  CHECK(same("Владимир Путин", "Vladimir Putin", NameOf::kPerson));
  CHECK(same("习近平", "Xi Jinping", NameOf::kPerson));
  CHECK(same("Zhongxin Guoji", "中芯国际"));
  CHECK(same("Mohammed Hussein", "Muhammad Husayn", NameOf::kPerson));
  CHECK(same("中芯國際", "中芯国际"));
  CHECK_FALSE(same("中芯国际", "中芯南方"));
  CHECK_FALSE(same("高石早苗", "高市早苗", NameOf::kPerson));
  CHECK(same("محمد علي", "Mohamed Ali", NameOf::kPerson));
  CHECK(same("김정은", "Kim Jong Un", NameOf::kPerson));
}

TEST_CASE("what is missing and what is extra is told") {
  const auto match = compared("SMIC Beijing", "SMIC Shanghai Holdings");
  CHECK(how(match, "beijing") == "missing");
  std::size_t extra = 0;
  for (const auto& term : match.terms) extra += term.how == How::kExtra ? 1 : 0;
  CHECK(extra == 2);
}

TEST_CASE("names of nothing that can be compared are like nothing") {
  CHECK(score("💩", "Huawei") == 0);
  CHECK(score("", "") == 0);
  CHECK(score("!!!", "???") == 0);
}

TEST_CASE("very long names are compared as far as their first words") {
  std::string longest;
  for (int i = 0; i < 500; ++i) longest += "word" + std::to_string(i) + "x ";
  CHECK(score(longest, longest) > 0.9);
  CHECK(score(std::string(5000, 'a'), std::string(5000, 'a')) == 1);
}

}  // namespace ecgraph::tests
