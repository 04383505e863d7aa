import { measure } from './size/measure.js';
import { sizeTable, writeSizePage } from './size/size-page.js';

// `npm run size`, after a build: prints the table and writes it into docs/size.md.
const sizes = measure();
console.log(sizeTable(sizes));
writeSizePage(sizes);
