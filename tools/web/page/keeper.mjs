// Keeps the memory of a Python that is ready, for later starts: in a worker of its own, which holds nobody's projects.
import "./ciphers.mjs";
import { keep } from "./python.mjs";

keep().then(
  () => self.postMessage("kept"),
  (problem) => self.postMessage(String(problem)), // no room, or something that cannot be kept: a start takes longer then
);
