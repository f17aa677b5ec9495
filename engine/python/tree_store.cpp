// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/tree_store.h"

#include "python/parser/file_parser.h"
#include "python/parser/source_text.h"
#include "python/tree_codec.h"

#include <QCryptographicHash>
#include <QStandardPaths>
#include <algorithm>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace limbeck::python {

namespace {

namespace fs = std::filesystem;

/// Below this, parsing takes a millisecond or two: a history of thousands of small scripts would leave as many files for it.
constexpr std::size_t kLeastText = 4096;
constexpr std::uintmax_t kMostBytes = std::uintmax_t(128) << 20;
constexpr std::size_t kSumBytes = 4;

std::string sumOf(std::string_view bytes)
{
    const uLong sum = crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size());
    std::string text;
    for (std::size_t i = 0; i < kSumBytes; ++i)
        text += char(sum >> (8 * i));
    return text;
}

/// The program file or library that the parser stands in: which one, how large, when written. Empty: not known.
std::string thisBuild()
{
    Dl_info place{};
    struct stat facts {};
    // A library is named by its path, the program itself by whatever it was called with.
    const bool isLibrary = ::dladdr(reinterpret_cast<const void *>(&thisBuild), &place) && place.dli_fname && *place.dli_fname == '/';
    if (::stat(isLibrary ? place.dli_fname : "/proc/self/exe", &facts) != 0)
        return {};
    return std::to_string(facts.st_ino) + " " + std::to_string(facts.st_size) + " " + std::to_string(facts.st_mtim.tv_sec) + "." + std::to_string(facts.st_mtim.tv_nsec);
}

std::optional<syntax::Block> readTree(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (bytes.size() < kSumBytes)
        return std::nullopt;
    const std::string_view tree = std::string_view(bytes).substr(0, bytes.size() - kSumBytes);
    return bytes.substr(tree.size()) == sumOf(tree) ? decodeTree(tree) : std::nullopt;
}

}  // namespace

TreeStore &TreeStore::shared()
{
    static TreeStore store;
    return store;
}

void TreeStore::useCacheFolder()
{
    if (!qEnvironmentVariableIsEmpty("HOME") || !qEnvironmentVariableIsEmpty("XDG_CACHE_HOME"))
        useFolder(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation).toStdString() + "/limbeck/trees");
}

syntax::FilePtr TreeStore::parse(std::string path, std::string text)
{
    if (m_folder.empty() || text.size() < kLeastText)
        return python::parse(std::move(path), std::move(text));
    const std::string file = fileFor(text);
    if (file.empty())
        return python::parse(std::move(path), std::move(text));
    if (auto body = readTree(file))
        return parser::makeFile(std::move(path), parser::decodeSource(text), std::move(*body));
    syntax::FilePtr parsed = python::parse(std::move(path), std::move(text));
    keep(file, parsed->body);
    return parsed;
}

std::string TreeStore::fileFor(std::string_view text) const
{
    static const std::string kBuild = thisBuild();
    if (kBuild.empty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(kBuild.data(), qsizetype(kBuild.size())));
    hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
    return m_folder + "/" + hash.result().toHex().toStdString();
}

void TreeStore::keep(const std::string &file, const syntax::Block &body)
{
    std::error_code ignored;
    if (fs::create_directories(m_folder, ignored))
        fs::permissions(m_folder, fs::perms::owner_all, ignored);
    if (!m_isTidy.exchange(true))
        makeRoom();
    // Whoever reads sees the whole file or none: it gets its name when it is complete. It is not synced; the sum tells.
    static std::atomic<unsigned> counter = 0;
    const std::string unfinished = file + "." + std::to_string(::getpid()) + "." + std::to_string(counter++);
    {
        const std::string tree = encodeTree(body);
        std::ofstream out(unfinished, std::ios::binary);
        out << tree << sumOf(tree);
        if (!out.flush()) {
            out.close();
            fs::remove(unfinished, ignored);
            return;
        }
    }
    fs::rename(unfinished, file, ignored);
}

void TreeStore::makeRoom() const
{
    struct Kept {
        fs::file_time_type written;
        std::uintmax_t size;
        fs::path path;
    };
    std::vector<Kept> files;
    std::uintmax_t total = 0;
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator(m_folder, error)) {
        std::error_code gone;
        const Kept kept{entry.last_write_time(gone), entry.file_size(gone), entry.path()};
        if (gone)
            continue;
        total += kept.size;
        files.push_back(kept);
    }
    if (total <= kMostBytes)
        return;
    std::sort(files.begin(), files.end(), [](const Kept &a, const Kept &b) { return a.written < b.written; });
    for (const Kept &kept : files) {
        if (total <= kMostBytes / 2)
            return;
        fs::remove(kept.path, error);
        total -= kept.size;
    }
}

}  // namespace limbeck::python
