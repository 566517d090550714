// Reads QR codes with the camera: by the browser itself where it can, else by the reader that comes along.

const LOOK_MS = 120;
const SAME_MS = 3000; // the same code again so soon is the same card still before the camera
const LONGEST_SIDE = 640; // px

/** Open the camera on `video`; `found` is called with the text of each code. Rejects without a camera. */
export async function openCamera(video, reader, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  await video.play();
  const read = await codeReader(reader);
  let isOpen = true;
  let last = { text: "", at: 0 };
  (async function look() {
    if (!isOpen) return;
    const text = await read(video).catch(() => "");
    if (text && (text !== last.text || Date.now() - last.at > SAME_MS)) found(text);
    if (text) last = { text, at: Date.now() };
    setTimeout(look, LOOK_MS);
  })();
  return {
    close() {
      isOpen = false;
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    },
  };
}

/** A function from a picture (video, canvas, image) to the text of the code in it, or "". */
export async function codeReader(reader) {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (formats?.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? "";
  }
  if (!globalThis.jsQR) await import(reader);
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture) => {
    const [width, height] = [picture.videoWidth ?? picture.width, picture.videoHeight ?? picture.height];
    if (!width) return "";
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const pixels = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return globalThis.jsQR(pixels.data, canvas.width, canvas.height)?.data ?? "";
  };
}
