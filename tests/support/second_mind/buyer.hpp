#pragma once
// The end user of a question, and what the tests of the rules come to for it.

#include "tests/support/second_mind/law.hpp"

namespace ecgraph::tests::naive {

/// Who holds how much of a party on a day.
struct Stake {
  std::string owner;
  Bounds share;
};

class Buyer {
 public:
  Buyer(const Law& law, const json& question);

  [[nodiscard]] Maybe fits(const EndUserTest& test, int day) const;
  /// Policies of the listings that a `listed` or `owned_by_listed_at_least` test rests on.
  [[nodiscard]] std::set<std::string> policies(const EndUserTest& test, int day) const;

 private:
  [[nodiscard]] std::vector<Stake> stakes(int day) const;
  [[nodiscard]] std::vector<Stake> stakes_in(const std::string& party, int day) const;
  [[nodiscard]] std::string seat() const;
  [[nodiscard]] Maybe seat_in(const Countries& countries, const std::string& seat, int day) const;
  struct Tops {
    std::vector<Maybe> sure, perhaps;
  };
  [[nodiscard]] Tops tops_in(const Countries& countries, const std::vector<Stake>& holders,
                             const std::set<std::string>& passed, int day) const;
  [[nodiscard]] Maybe top_in(const Countries& countries, const std::string& party,
                             const std::set<std::string>& passed, int day) const;
  /// What counts as listed, for sure and perhaps.
  struct Cascade {
    std::set<std::string> sure, perhaps;
  };
  [[nodiscard]] Cascade cascade(const Number& line, int day) const;
  void add_upstream(const std::vector<Stake>& holders, int day,
                    std::map<std::string, std::vector<Stake>>& all) const;
  [[nodiscard]] static Number sure_share(const std::vector<Stake>& holders, const Cascade& listed);
  void add_policies(const std::vector<Stake>& holders, const Cascade& listed, const Number& line, int day,
                    std::set<std::string>& seen, std::set<std::string>& found) const;

  const Law& law_;
  std::string destination_, id_;
  json described_;
  bool military_ = false;
};

}  // namespace ecgraph::tests::naive
