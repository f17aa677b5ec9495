// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/parts.h"

namespace limbeck::sqlalchemy {

/// sqlalchemy.event: listeners are recorded; whoever evaluates env.py fires those that matter (connect).
Names eventNames(Vocabulary &vocabulary, Interpreter &)
{
    Names names;
    names["listen"] = nativeFunction("listen", "target, identifier, fn, *args, **kw", [&vocabulary](Interpreter &in, const Arguments &a) {
        vocabulary.parts().listeners.push_back({a.value("target"), textOf(in, a.value("identifier"), "event"), a.value("fn"), a.position()});
        return Value();
    });
    names["listens_for"] = nativeFunction("listens_for", "target, identifier, *args, **kw", [&vocabulary](Interpreter &in, const Arguments &a) {
        const RecordedListener listener{a.value("target"), textOf(in, a.value("identifier"), "event"), Value(), a.position()};
        return nativeFunction("decorate", "fn", [&vocabulary, listener](Interpreter &, const Arguments &call) {
            RecordedListener complete = listener;
            complete.function = call.value("fn");
            vocabulary.parts().listeners.push_back(std::move(complete));
            return call.value("fn");
        });
    });
    names["remove"] = nativeFunction("remove", "target, identifier, fn", [&vocabulary](Interpreter &in, const Arguments &a) {
        const std::string event = textOf(in, a.value("identifier"), "event");
        std::erase_if(vocabulary.parts().listeners, [&](const RecordedListener &listener) { return listener.event == event && listener.function.isIdentical(a.value("fn")); });
        return Value();
    });
    names["contains"] = nativeFunction("contains", "target, identifier, fn", [](Interpreter &, const Arguments &) { return Value(false); });
    return names;
}

}  // namespace limbeck::sqlalchemy
