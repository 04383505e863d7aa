/**
 * Makes a box as wide as what stands in it. By itself a box whose text has a second line is as wide as it may be, and half
 * of it is empty beside lines that are balanced.
 *
 * @param box as wide as it is by itself; its children are blocks
 */
export function hugLines(box: HTMLElement): void {
  const widths = [...box.children].map((child) => {
    const content = document.createRange();
    content.selectNodeContents(child);
    return content.getBoundingClientRect().width;
  });
  const around = box.offsetWidth - (box.firstElementChild as HTMLElement).offsetWidth;
  box.style.inlineSize = `${Math.ceil(Math.max(...widths)) + around}px`;
}
