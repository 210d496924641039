#include "tests/graph/legality/case_rows.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "schema/vocabulary_reader.hpp"
#include "tests/support/source_dir.hpp"

namespace ecgraph::tests {

namespace {

constexpr std::string_view kPossible = "possible";
constexpr std::string_view kThroughput = "tops.";

std::vector<Case> read_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(source_dir() / "tests/graph/legality/cases"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> all;
  for (const auto& file : files) {
    for (auto& row : read_table(file)) {
      if (row.cells.contains("verdict")) all.push_back({file.filename().string(), std::move(row)});
    }
  }
  return all;
}

Scalar figure(const std::string& text) {
  if (text == "true" || text == "false") return text == "true";
  if (const auto number = Decimal::parse(text)) return *number;
  return text;
}

legality::Specs specs(const std::string& cell) {
  legality::Specs specs;
  NumberMap throughput;
  std::vector<NamedValue> figures;
  for (const auto& word : words_of(cell)) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) throw std::runtime_error("not a figure: " + word);
    const auto name = word.substr(0, equals), value = word.substr(equals + 1);
    if (name == "maker") {
      specs.maker = entity(value);
    } else if (name == "maker_headquarters") {
      specs.maker_headquarters = country(value);
    } else if (name.starts_with(kThroughput)) {
      throughput.entries.emplace_back(std::stoll(name.substr(kThroughput.size())),
                                      Decimal::parse(value).value());
    } else if (built_in_vocabulary().property(name) != nullptr) {
      figures.push_back({name, {figure(value)}});
    } else {
      throw std::runtime_error("no such figure: " + name);
    }
  }
  std::sort(throughput.entries.begin(), throughput.entries.end());
  if (!throughput.entries.empty()) figures.push_back({"dense_tops_by_bit_length", {throughput}});
  specs.figures = NamedValues(std::move(figures));
  return specs;
}

/// The rule of a clause in the law of the question, changed there already or not.
Rule& rule_of(legality::Question& question, const std::string& clause) {
  const auto id = clause.substr(0, clause.find('#'));
  for (auto& rule : question.with_rules) {
    if (rule.id.text() == id) return rule;
  }
  for (const auto& rule : seed_world().rules().rules()) {
    if (rule->id.text() == id) return question.with_rules.emplace_back(*rule);
  }
  throw std::runtime_error("no such rule: " + clause);
}

std::vector<Clause>::iterator clause_of(Rule& rule, const std::string& name) {
  const auto id = name.substr(name.find('#') + 1);
  const auto found = std::find_if(rule.clauses.begin(), rule.clauses.end(),
                                  [&](const Clause& clause) { return clause.id == id; });
  if (found == rule.clauses.end()) throw std::runtime_error("no such clause: " + name);
  return found;
}

}  // namespace

std::string Case::operator[](const std::string& column) const {
  const auto found = row.cells.find(column);
  return found == row.cells.end() ? "" : found->second;
}

const std::vector<Case>& cases() {
  static const auto all = read_cases();
  return all;
}

std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> words;
  std::istringstream stream(cell);
  for (std::string word; stream >> word;) {
    if (word != kPossible) words.push_back(word);
  }
  return words;
}

legality::Question asked(const Case& row) {
  const auto item = row["item"];
  const bool by_figures = item.find('=') != std::string::npos;
  auto asked = question(by_figures ? "" : item, row["destination"], row["day"]);
  if (by_figures) asked.specs = specs(item);
  asked.end_user = end_user(row["end user"]);
  if (!row["exporter"].empty()) asked.exporter = entity(row["exporter"]);
  if (!row["public by"].empty()) asked.reading.public_by = day(row["public by"]);
  if (row["letters"] == "exclude") asked.reading.letters = legality::Reading::Letters::kExclude;
  if (row["view"] == "text") asked.reading.view = legality::Reading::View::kText;
  asked.regime = row["regime"];
  for (const auto& clause : words_of(row["without"])) leave_out(asked, clause);
  return asked;
}

void leave_out(legality::Question& question, const std::string& clause) {
  auto& rule = rule_of(question, clause);
  rule.clauses.erase(clause_of(rule, clause));
}

void let_it_be_such_goods(legality::Question& question, const std::string& clause) {
  clause_of(rule_of(question, clause), clause)->item = ItemTest{};
}

std::string beside(const legality::ItemAnswer& answer) {
  std::string text;
  for (const auto& one : answer.beside) {
    if (one.kind != legality::Beside::Kind::kClause) continue;
    text += (text.empty() ? "" : " ") +
            (one.matches == legality::Kleene::kTrue ? "" : std::string(kPossible) + " ") + one.id;
  }
  return text;
}

std::string told_whole(const legality::ItemAnswer& answer) {
  std::string text = told(answer.pieces);
  for (const auto& piece : answer.pieces)
    text += " | " + exceptions(piece) + " | " + clauses(piece) + " | " + missing(piece);
  return text + " | " + beside(answer);
}

std::set<std::string> deciding(const Case& row) {
  const auto because = words_of(row["because"]);
  std::set<std::string> deciding;
  if (!row["were it such goods"].empty()) {
    if (row["were it such goods"] != row["verdict"]) deciding.insert(because.begin(), because.end());
    return deciding;
  }
  const auto answer = ask(asked(row));
  for (const auto& requirement : answer.pieces.front().requirements) deciding.insert(requirement.clause);
  for (const auto& exception : answer.pieces.front().exceptions) deciding.insert(exception.id);
  deciding.insert(because.begin(), because.end());
  const auto shown = words_of(row["beside"]);
  deciding.insert(shown.begin(), shown.end());
  return deciding;
}

}  // namespace ecgraph::tests
