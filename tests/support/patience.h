// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// Every test program is compiled with this header in front: it is part of their precompiled headers (cmake/LimbeckTargets.cmake). Qt's QTRY_… give up after five seconds, which a busy machine takes for a click; here they wait until
// the thing happens, and a minute of waiting is a failure on any machine.

namespace limbeck::test {
constexpr int kPatienceMs = 60000;
}

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, limbeck::test::kPatienceMs)
#define QTRY_VERIFY2(expr, messageExpression) QTRY_VERIFY2_WITH_TIMEOUT(expr, messageExpression, limbeck::test::kPatienceMs)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, limbeck::test::kPatienceMs)
