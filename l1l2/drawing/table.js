// ---- The table: table.py describes the format --------------------------------------------------------------

const LIFT = 65535; // among coordinates: lift the pen

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = await new Response(stream).arrayBuffer();
  const length = new DataView(whole).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  return { head, numbers: new Uint16Array(whole, 4 + length) };
}

// Returns functions of the controls' positions: the marks in CSS pixels, the caption, and its parts: what it says
// of the picture, and the sentences that prove it.
function lookup({ head, numbers }) {
  const row = (column, frame) => (column.index < 0 ? frame : numbers[column.index + frame]);
  const word = (column, frame) => column.words[row(column, frame)];
  const points = (column, frame) => {
    const start = column.at + row(column, frame) * column.width;
    let q = 0;
    return Array.from(numbers.subarray(start, start + column.width), difference => {
      q = (q + difference) & 0xffff;
      return q === LIFT ? NaN : q / head.step - head.pad;
    });
  };
  const mark = (m, frame) => ({
    ...m, x: points(m.x, frame), y: points(m.y, frame), text: m.text && word(m.text, frame),
  });
  const frame = (layer, at) => layer.over.reduce((n, k) => n * head.controls[k].texts.length + at[k], 0);
  const drawn = head.layers.map(() => ({}));
  const proofs = [...new Set(head.layers.flatMap(layer => layer.proofs))];
  const caption = at => head.layers.map(l => word(l.caption, frame(l, at))).filter(Boolean).join(" ")
    .replace(/([。！？]) /g, "$1"); // as words.py joins sentences: no space behind a Chinese full stop
  return {
    caption,
    parts(at) {
      const whole = caption(at), proved = proofs.filter(proof => whole.includes(proof));
      const text = proved.reduce((rest, proof) => rest.replaceAll(proof, ""), whole);
      return [text.replace(/ {2,}/g, " ").trim(), proved.join(" ")];
    },
    marks: at => head.layers.flatMap((layer, n) => {
      const now = frame(layer, at);
      if (drawn[n].frame !== now) drawn[n] = { frame: now, marks: layer.marks.map(m => mark(m, now)) };
      return drawn[n].marks;
    }),
  };
}

