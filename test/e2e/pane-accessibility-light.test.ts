/** Every screen of the pane in its light theme. */
import { describeScreens } from "../support/pane-walk";

describeScreens("light");
