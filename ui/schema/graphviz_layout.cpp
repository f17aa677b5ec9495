// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/graphviz_layout.h"

#include <graphviz/gvc.h>

#include <memory>
#include <mutex>

namespace limbeck::ui {

QByteArray layoutAsSvg(const QByteArray &dot)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const std::unique_ptr<GVC_t, int (*)(GVC_t *)> context(gvContext(), gvFreeContext);
    const std::unique_ptr<Agraph_t, int (*)(Agraph_t *)> graph(agmemread(dot.constData()), agclose);
    if (!context || !graph || gvLayout(context.get(), graph.get(), "dot") != 0)
        return {};
    char *drawn = nullptr;
    unsigned int length = 0;
    QByteArray svg;
    if (gvRenderData(context.get(), graph.get(), "svg", &drawn, &length) == 0)
        svg = QByteArray(drawn, int(length));
    gvFreeRenderData(drawn);
    gvFreeLayout(context.get(), graph.get());
    return svg;
}

}  // namespace limbeck::ui
