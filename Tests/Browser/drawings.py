"""Where Chromium really puts the words of a drawing."""

# Runs in the page; returns sentences. Sizes are CSS pixels.
MEASURE = r"""
() => {
  const found = [];
  const numbers = text => (text.match(/[\d.]+/g) || []).map(Number);
  const isSolid = colour => colour.startsWith('rgb') && (numbers(colour)[3] ?? 1) > 0;

  function luminance(channels) {
    const [r, g, b] = channels.map(c => c / 255).map(c => c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
  function blend(colour, opacity, below) {
    const parts = numbers(colour);
    const share = (parts[3] ?? 1) * opacity;
    return below.map((channel, i) => parts[i] * share + channel * (1 - share));
  }
  function paper(element) {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (isSolid(colour)) return numbers(colour).slice(0, 3);
    }
    return [255, 255, 255];
  }
  function nameOf(svg) {
    const ids = (svg.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
    const words = ids.map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
    return words || svg.getAttribute('aria-label') || svg.querySelector(':scope > title')?.textContent || '';
  }
  // What is painted below the middle of a label: every filled shape before it in the document.
  function behind(label, box, svg) {
    let colour = paper(svg.parentElement);
    for (const shape of svg.querySelectorAll('rect, circle, path, polygon')) {
      if (!(shape.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const style = getComputedStyle(shape);
      const matrix = shape.getScreenCTM();
      if (!isSolid(style.fill) || !matrix || style.visibility === 'hidden') continue;
      const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(matrix.inverse());
      if (shape.isPointInFill(middle)) {
        colour = blend(style.fill, Number(style.opacity) * Number(style.fillOpacity), colour);
      }
    }
    return colour;
  }

  const seen = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (seen.has(element.id)) found.push(`the id '${element.id}' occurs twice`);
    seen.add(element.id);
  }

  for (const svg of document.querySelectorAll('figure svg, svg[role], svg.q-svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const place = svg.closest('[id]')?.id ?? 'a drawing';
    const isHidden = svg.closest('[aria-hidden=true]') !== null;
    if (!isHidden && nameOf(svg).trim() === '') found.push(`${place} has no name`);

    const labels = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim() !== '');
    const boxes = labels.map(t => t.getBoundingClientRect());
    labels.forEach((label, i) => {
      const box = boxes[i];
      if (box.width === 0) return;
      const words = `'${label.textContent.trim()}'`;
      const style = getComputedStyle(label);
      const zoom = svg.viewBox.baseVal?.width ? frame.width / svg.viewBox.baseVal.width : 1;
      const size = parseFloat(style.fontSize) * zoom;
      if (size < 10) found.push(`${place}: ${words} is only ${size.toFixed(1)} px high`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2
          || box.bottom > frame.bottom + 2) found.push(`${place}: ${words} is cut off at the edge`);
      boxes.slice(i + 1).forEach((other, k) => {
        // A line of text is higher than its letters; a fifth of it may overlap above and below.
        const slack = 0.36 * Math.min(box.height, other.height);
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) - slack;
        if (across > 1.5 && down > 1.5) {
          found.push(`${place}: ${words} and '${labels[i + 1 + k].textContent.trim()}' overlap`);
        }
      });
      // A label with an outline in the colour of the paper carries its own background.
      const hasOutline = style.paintOrder.startsWith('stroke') && isSolid(style.stroke);
      if (hasOutline || !isSolid(style.fill)) return;
      const ratio = contrast(numbers(style.fill).slice(0, 3), behind(label, box, svg));
      if (ratio < 4.5) found.push(`${place}: ${words} has a contrast of ${ratio.toFixed(2)}, less than 4.5`);
    });
  }
  return found;
}
"""


def problems_in_drawings(page):
    """Returns what is wrong with the drawings of an open page, as sentences."""
    return page.evaluate(MEASURE)
