STYLE = ""


def svg(figure, *, label, prefix):
    return ""
