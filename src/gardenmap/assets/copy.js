/* The buttons that copy the address of exactly this view, or hand it to a phone's own sheet. */
const STAY = 6000;

async function copy(address, button) {
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // Without https a browser has no clipboard, but its old way.
    const field = Object.assign(document.createElement("textarea"), { value: address });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
}

export default ({ data, parentElement }) => {
  const [share, button] = parentElement.querySelectorAll("button"), status = parentElement.querySelector("[role=status]");
  const address = location.origin + data.address;
  const tell = async () => {
    await copy(address, button);
    status.textContent = data.done;
    setTimeout(() => (status.textContent = ""), STAY);
  };
  Object.assign(button, { textContent: data.copy, onclick: tell });
  // A laptop's sheet is one more window; a phone's holds the apps that the visitor talks with.
  share.hidden = !navigator.share || !matchMedia("(pointer: coarse)").matches;
  Object.assign(share, { textContent: data.share, onclick: () => navigator.share({ title: document.title, url: address }).catch(() => {}) });
};
