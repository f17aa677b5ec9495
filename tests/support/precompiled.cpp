// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: the source without which a target of precompiled headers would have nothing to build.
