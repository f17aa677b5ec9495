// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_directory.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

namespace limbeck::revision {
namespace {

/// Reads whole files into one buffer that is used again.
class FileReader {
public:
    std::string_view read(const std::string &path)
    {
        const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
        if (!file)
            throw failure(path);
        std::setvbuf(file.get(), nullptr, _IONBF, 0);
        std::size_t size = 0;
        for (;;) {
            if (size == m_buffer.size())
                m_buffer.resize(std::max<std::size_t>(64 * 1024, m_buffer.size() * 2));
            const std::size_t got = std::fread(m_buffer.data() + size, 1, m_buffer.size() - size, file.get());
            size += got;
            if (got == 0)
                break;
        }
        if (std::ferror(file.get()))
            throw failure(path);
        return {m_buffer.data(), size};
    }

private:
    static Error failure(const std::string &path)
    {
        return Error(ErrorCode::File, fmt::format("Cannot read {}: {}.", path, std::strerror(errno)), {path, 0, 0});
    }
    std::string m_buffer;
};

Error compiledError(const std::string &path)
{
    return Error(ErrorCode::Unsupported, fmt::format("{} is compiled and its source is missing.", path), {path, 0, 0},
                 "Put the .py file back, or let the project's own Python read it: limbeck-cli COMMAND --delegate");
}

/// Without a reader none can be read.
std::vector<CompiledHead> compiledHeads(const std::vector<std::string> &paths, const CompiledReader &reader)
{
    std::vector<CompiledHead> heads;
    if (!reader) {
        for (const std::string &path : paths)
            heads.emplace_back(compiledError(path));
        return heads;
    }
    try {
        return paths.empty() ? heads : reader(paths);
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        return std::vector<CompiledHead>(paths.size(), error);
    }
}

Script compiledScript(const std::string &path, const CompiledHead &head)
{
    if (const auto *error = std::get_if<Error>(&head))
        throw Error(*error);
    return scriptOf(path, std::get<ScriptHead>(head));
}

}  // namespace

LoadedScripts loadScripts(const VersionLocations &locations, LoadMode mode, const HeadFallback &fallback, const CompiledReader &compiled)
{
    LoadedScripts loaded;
    const auto note = [&](const Error &error) { loaded.problems.push_back({error.code(), error.message(), error.position(), {}}); };
    ScriptFiles files = findScriptFiles(locations);
    loaded.warnings = std::move(files.warnings);
    loaded.scripts.reserve(files.sources.size());
    FileReader reader;
    for (const std::string &path : files.sources) {
        try {
            loaded.scripts.push_back(readScript(path, reader.read(path), fallback));
        } catch (const Cancelled &) {
            throw;
        } catch (const Error &error) {
            if (mode == LoadMode::Strict)
                throw;
            note(error);
        }
    }
    const std::vector<CompiledHead> heads = compiledHeads(files.compiled, compiled);
    for (std::size_t i = 0; i < files.compiled.size(); ++i) {
        try {
            loaded.scripts.push_back(compiledScript(files.compiled[i], heads.at(i)));
        } catch (const Error &error) {
            if (mode == LoadMode::Strict)
                throw;
            note(error);
        }
    }
    return loaded;
}

Script loadScript(const std::string &path, const HeadFallback &fallback)
{
    FileReader reader;
    return readScript(path, reader.read(path), fallback);
}

}  // namespace limbeck::revision
