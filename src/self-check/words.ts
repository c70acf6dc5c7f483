export function storedInWords(isKept: boolean): string {
  return `It is not stored ${isKept ? 'anywhere else' : 'unless you keep it'}; this card stays in your chat until you delete it.`;
}
