// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_text.h"

#include <cstdio>

/// dump_models FOLDER MODULE: the reading of `target_metadata` to stdout, the time it took to stderr.
int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: dump_models FOLDER MODULE\n");
        return 2;
    }
    double seconds = 0;
    const std::string text = limbeck::model::readModels(argv[1], argv[2], &seconds);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fprintf(stderr, "%.3f s\n", seconds);
    return text.starts_with('!') ? 1 : 0;
}
