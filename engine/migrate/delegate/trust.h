// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace limbeck::migrate {

/// Which projects the user trusts so far that their own Python may run. Kept in the user's data folder (limbeck/trusted-projects), one real path a line: a project cannot trust itself,
/// and a copy or a moved folder is asked for again.
class TrustStore {
public:
    /// `file` empty: the user's.
    explicit TrustStore(std::string file = {});
    /// False also when the file cannot be read.
    bool isTrusted(const std::string &projectRoot) const;
    /// Throws Error(File).
    void setTrusted(const std::string &projectRoot, bool trusted);
    std::vector<std::string> projects() const;
    const std::string &file() const { return m_file; }

private:
    std::string m_file;
};

}  // namespace limbeck::migrate
