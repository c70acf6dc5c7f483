/** Where the bot serves each framework as a page to print, by its id. */
export const FRAMEWORK_PAGES = '/frameworks/';

/** @param ownAddress of the bot; without one there is no address of a page */
export function pageAddress(frameworkId: string, ownAddress: string): string {
  return ownAddress && `${ownAddress}${FRAMEWORK_PAGES}${encodeURIComponent(frameworkId)}`;
}
