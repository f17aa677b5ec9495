// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"

namespace limbeck::python {

// clang-format off
#define LIMBECK_MODULES(X) \
    X(sys) X(math) X(typing) X(enum) X(collections) X(_limbeck) X(datetime) X(uuid) X(json) X(re) X(decimal) X(zoneinfo)
// clang-format on

#define LIMBECK_DECLARE(name) void fill_##name(Interpreter &, Module &);
LIMBECK_MODULES(LIMBECK_DECLARE)
#undef LIMBECK_DECLARE
void fill_collections_abc(Interpreter &, Module &);

const std::map<std::string, FillModule, std::less<>> &nativeModules()
{
#define LIMBECK_ENTRY(name) {#name, fill_##name},
    static const std::map<std::string, FillModule, std::less<>> modules{
        LIMBECK_MODULES(LIMBECK_ENTRY){"collections.abc", fill_collections_abc},
        {"typing_extensions", fill_typing},
    };
#undef LIMBECK_ENTRY
    return modules;
}

}  // namespace limbeck::python
