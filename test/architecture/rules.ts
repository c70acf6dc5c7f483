import { EDGE_RULES } from './edge-rules.ts';
import { IMPORT_RULES } from './import-rules.ts';
import { NAME_RULES } from './name-rules.ts';
import { PRIVACY_RULES } from './privacy-rules.ts';
import type { Rule } from './rule.ts';
import { TREE_RULES } from './tree-rules.ts';
import { WORD_RULES } from './word-rules.ts';

/** Everything that is held true of the tree. */
export const RULES: readonly Rule[] = [
  ...TREE_RULES,
  ...IMPORT_RULES,
  ...EDGE_RULES,
  ...PRIVACY_RULES,
  ...NAME_RULES,
  ...WORD_RULES,
];
