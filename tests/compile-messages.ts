import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../src/lib/i18n/paraglide.config.ts';

await compile(paraglide);
