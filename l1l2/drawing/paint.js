// ---- Drawing: the same looks as matplotlib's in artists.py -------------------------------------------------

const painters = {
  Line(g, mark, look) {
    g.lineCap = look.dash.length ? "butt" : "round";
    g.lineWidth = look.width;
    g.setLineDash(look.dash);
    g.stroke(outline(mark));
  },
  Area(g, mark, look) {
    const path = outline(mark);
    g.lineWidth = look.edge;
    g.setLineDash(look.dash);
    g.globalAlpha = look.alpha;
    g.fill(path);
    g.globalAlpha = 1;
    g.stroke(path);
  },
  Dots(g, mark, look) {
    const path = new Path2D(look.marker);
    g.lineJoin = "miter";
    g.lineWidth = look.rimWidth;
    g.strokeStyle = look.rim;
    each(mark, (x, y) => {
      g.translate(x, y);
      g.fill(path);
      g.stroke(path);
      g.translate(-x, -y);
    });
  },
  Text(g, mark, look, family) {
    g.font = `${mark.size}px "${family}", Verdana, sans-serif`;
    g.textAlign = mark.align;
    g.fillStyle = look.ink;
    each(mark, (x, y) => g.fillText(mark.text, x, y));
  },
};

const each = ({ x, y }, draw) => x.forEach((at, i) => Number.isNaN(at) || draw(at, y[i]));

function outline({ kind, x, y }) {
  const path = new Path2D();
  let up = true;
  for (let i = 0; i <= x.length; i++) {
    const lift = i === x.length || Number.isNaN(x[i]);
    if (!lift && up) path.moveTo(x[i], y[i]);
    if (!lift && !up) path.lineTo(x[i], y[i]);
    if (lift && !up && kind === "Area") path.closePath();
    up = lift;
  }
  return path;
}

function paint(canvas, head, marks) {
  const g = canvas.getContext("2d"), [width, height] = head.size;
  g.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  g.clearRect(0, 0, width, height);
  for (const mark of marks) {
    const look = head.roles[mark.role];
    g.save();
    g.beginPath();
    g.rect(...head.panels[mark.panel]);
    g.clip();
    g.strokeStyle = g.fillStyle = look.color;
    g.lineJoin = "round";
    painters[mark.kind](g, mark, look, head.family);
    g.restore();
  }
}

