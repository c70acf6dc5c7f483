/** What a person reads of a page, with the tags gone and the entities turned back. */
export function wordsOfPage(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<\/?(?:a|em)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
