// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/pieces.hpp"

#include <algorithm>

#include "sixgate/packet/fragment_content.hpp"

namespace sixgate::memory {

namespace {

/// Rounded up: only a last piece may end between two eights, and the next can begin at none before.
constexpr std::uint16_t eights(std::uint32_t bytes) {
  return static_cast<std::uint16_t>((bytes + 7) / 8);
}

}  // namespace

std::optional<Piece> find_piece(const packet::Layer& layer) {
  if (!layer.fragment) return std::nullopt;
  const auto [offset, more, id] = *layer.fragment;
  if (offset == 0 && !more) return std::nullopt;
  constexpr std::uint64_t longest = 65535;
  const auto content = packet::find_fragment_content(layer);
  const bool has_sense = content && content->length <= longest;
  const auto length = static_cast<std::uint32_t>(has_sense ? content->length : 0);
  return Piece{.begin = offset, .end = offset + length, .is_last = !more};
}

bool Pieces::overlap(const Piece& piece) const {
  if (piece.is_empty()) return false;
  for (std::size_t i = 0; i < count_; ++i) {
    const Run& run = runs_[i];
    if (run.begin >= eights(piece.end)) return false;
    if (run.end > eights(piece.begin)) return !is_in(run, piece);
  }
  return false;
}

bool Pieces::add(const Piece& piece) {
  if (piece.is_empty()) return true;
  if (piece.is_last && end_ == 0) end_ = piece.end;
  Run added{.begin = eights(piece.begin), .end = eights(piece.end)};
  added.piece = static_cast<std::uint16_t>(added.end - added.begin);
  std::size_t next = 0;
  while (next < count_ && runs_[next].begin <= added.begin) ++next;
  if (next > 0 && runs_[next - 1].end > added.begin) return true;

  const bool joins_next =
      next < count_ && runs_[next].begin == added.end && runs_[next].piece == added.piece;
  if (joins_next) added.end = runs_[next].end;
  const bool joins_previous =
      next > 0 && runs_[next - 1].end == added.begin && runs_[next - 1].piece == added.piece;
  if (joins_previous) {
    runs_[next - 1].end = added.end;
    if (joins_next) remove(next);
    return true;
  }
  if (joins_next) {
    runs_[next] = added;
    return true;
  }
  return insert(next, added);
}

bool Pieces::are_whole() const {
  if (is_some_forgotten_ || end_ == 0) return false;
  std::uint16_t reached = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (runs_[i].begin != reached) return false;
    reached = runs_[i].end;
  }
  return reached == eights(end_);
}

bool Pieces::is_in(const Run& run, const Piece& piece) const {
  const int begin = eights(piece.begin);
  const int end = eights(piece.end);
  const bool is_one_of_it = begin >= run.begin && end <= run.end && end - begin == run.piece &&
                            (begin - run.begin) % run.piece == 0;
  return is_one_of_it && ends_alike(piece);
}

bool Pieces::ends_alike(const Piece& piece) const {
  const bool is_at_the_end = eights(piece.end) == eights(end_);
  if (is_at_the_end) return piece.is_last && piece.end == end_;
  return !piece.is_last || end_ != 0;
}

bool Pieces::insert(std::size_t index, const Run& run) {
  const bool is_full = count_ == runs_.size();
  if (is_full) is_some_forgotten_ = true;
  if (index == runs_.size()) return false;
  if (!is_full) ++count_;
  std::shift_right(runs_.begin() + index, runs_.begin() + count_, 1);
  runs_[index] = run;
  return !is_full;
}

void Pieces::remove(std::size_t index) {
  std::shift_left(runs_.begin() + index, runs_.begin() + count_, 1);
  --count_;
}

}  // namespace sixgate::memory
