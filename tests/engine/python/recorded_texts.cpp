// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/recorded_texts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace limbeck::python::tests {

namespace {

namespace fs = std::filesystem;

const fs::path &folder()
{
    static const fs::path kFolder = fs::path(LIMBECK_SOURCE_DIR) / "tests/cases/python/syntax";
    return kFolder;
}

std::string contents(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string replaced(std::string text, std::string_view mark, std::string_view by)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

/// ‹E9› is a byte.
std::string withBytes(std::string text)
{
    constexpr std::string_view kOpen = "‹", kClose = "›";
    for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
        const std::size_t digits = at + kOpen.size();
        const char byte = static_cast<char>(std::stoi(text.substr(digits, 2), nullptr, 16));
        text.replace(at, kOpen.size() + 2 + kClose.size(), 1, byte);
    }
    return text;
}

std::string decoded(std::string block)
{
    constexpr std::string_view kNoLineEnd = "␃";
    if (block.ends_with(kNoLineEnd))
        block.erase(block.size() - kNoLineEnd.size());
    else
        block += '\n';
    block = replaced(std::move(block), "⇥", "\t");
    block = replaced(std::move(block), "␍", "\r");
    block = replaced(std::move(block), "␌", "\f");
    block = replaced(std::move(block), "␀", std::string_view("\0", 1));
    return withBytes(std::move(block));
}

/// The blocks between lines of ---, without the first, which explains the file.
std::vector<std::string> blocks(const fs::path &path)
{
    constexpr std::string_view kEnd = "\n---\n";
    const std::string text = contents(path);
    std::vector<std::string> result;
    std::size_t begin = text.find(kEnd);
    while (begin != std::string::npos) {
        begin += kEnd.size();
        const std::size_t end = text.find(kEnd, begin);
        if (end != std::string::npos)
            result.push_back(decoded(text.substr(begin, end - begin)));
        begin = end;
    }
    return result;
}

}  // namespace

std::vector<RecordedText> recordedSnippets()
{
    std::vector<RecordedText> result;
    std::istringstream verdicts(contents(folder() / "snippets.verdicts"));
    for (std::string &text : blocks(folder() / "snippets.txt")) {
        std::string line, word;
        std::getline(verdicts, line);
        std::istringstream verdict(line);
        RecordedText recorded{std::move(text), std::nullopt, {}};
        if (verdict >> word; word == "error") {
            int number = 0;
            verdict >> number >> std::ws;
            recorded.error = number;
            std::getline(verdict, recorded.message);
        }
        result.push_back(std::move(recorded));
    }
    return result;
}

std::vector<std::string> newerForms()
{
    return blocks(folder() / "newer.txt");
}

std::vector<RecordedMutants> recordedMutants()
{
    std::vector<RecordedMutants> result;
    std::istringstream verdicts(contents(folder() / "mutants.verdicts"));
    for (std::string line; std::getline(verdicts, line);) {
        std::istringstream words(line);
        RecordedMutants mutants;
        mutants.number = static_cast<int>(result.size());
        words >> mutants.script;
        mutants.text = contents(folder() / "scripts" / mutants.script);
        for (std::string word; words >> word;)
            mutants.errors.push_back(word == "." ? RecordedLine() : RecordedLine(std::stoi(word, nullptr, 36)));
        result.push_back(std::move(mutants));
    }
    return result;
}

}  // namespace limbeck::python::tests
