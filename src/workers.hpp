// The threads of one book: the same work on every item of a list, side by side.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace novel2epub {

// Calls work(i) for each i below `count`, on up to `jobs` threads (0: as many as the machine has). Returns
// when all are done. Items must not share state; results go into slots made beforehand.
template <class Work>
void for_each_index(std::size_t count, unsigned jobs, const Work& work) {
  const std::size_t machine = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::min<std::size_t>(jobs == 0 ? machine : jobs, (count + 3) / 4);
  std::atomic<std::size_t> next{0};
  constexpr std::size_t claim = 4;  // items are small: take several at once
  const auto run = [&] {
    for (std::size_t begin = next.fetch_add(claim); begin < count; begin = next.fetch_add(claim))
      for (std::size_t i = begin; i < std::min(begin + claim, count); ++i) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
}

}  // namespace novel2epub
