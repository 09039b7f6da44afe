// What comes out of a printer: the words on each sheet, read out of the PDF, and what a camera reads in a QR code.

import { readFileSync } from 'node:fs';

import { extractText, getDocumentProxy } from 'unpdf';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const WASM = new URL('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
prepareZXingModule({ overrides: { wasmBinary: readFileSync(WASM).buffer } });

/** The words of each sheet of a page, in the order of the sheets. */
export async function sheets(page, format) {
  const pdf = await page.pdf({ format, preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

/** What a QR code says, as it is printed. */
export async function scanned(page, code) {
  await page.emulateMedia({ media: 'print' });
  const [read] = await readBarcodes(await code.screenshot(), { formats: ['QRCode'] });
  await page.emulateMedia({ media: 'screen' });
  return read?.text ?? 'nothing';
}
