/** De-identified files of research projects. */
export { draw } from './draw.ts';
export { download, exportFiles, write, type Download, type ExportFile } from './files.ts';
export { toCsv } from './csv.ts';
