def picture(figure, *, title, lines, foot):
    return {"annotations": [], "width": 1000, "height": figure.layout.height}
