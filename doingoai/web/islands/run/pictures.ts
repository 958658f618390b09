/** A picture from the phone's camera, made small before it is sealed and waits to be sent. */

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

export function takePicture(keep: (bytes: ArrayBuffer) => Promise<void>): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.setAttribute("capture", "environment");
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void shrink(file).then(keep);
  });
  input.click();
}

async function shrink(file: File): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file);
  const part = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * part);
  canvas.height = Math.round(picture.height * part);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return (made ?? file).arrayBuffer();
}
