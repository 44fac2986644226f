/** Names that a column cannot have in SPSS, Stata or R. */
const spss = ['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'];
const stata = ['byte', 'double', 'float', 'if', 'in', 'int', 'long', 'strl', 'using'];
const r = ['else', 'for', 'function', 'next', 'repeat', 'while', 'break'];

export const reservedNames: ReadonlySet<string> = new Set([...spss, ...stata, ...r]);
