package city.madang.boards.web;

import city.madang.platform.Audience;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The wall. Everyone may open it: what it shows is decided reading by reading for whoever looks.
@Controller
class WallController {

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/office")
    String wall() {
        return "boards/office";
    }
}
